/** Small choices that a seed repeats: Park and Miller's generator, modulo 2³¹ − 1. */
export function drawing(seed: number): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
