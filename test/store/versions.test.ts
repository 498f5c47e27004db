/** Versions of what is written: read as the present one, never rewritten. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { upcast, versionOf } from "../../events/versions.ts";
import type { Upcasts } from "../../events/versions.ts";

/** A made-up type that was changed twice: a field renamed, then split in two. */
const upcasts: Upcasts = {
  "made-up": [
    ({ holders: parties, ...rest }) => ({ ...rest, parties }),
    ({ price, ...rest }) => ({ ...rest, price: String(price).split(" ")[0], currency: String(price).split(" ")[1] }),
  ],
};

describe("an upcast", () => {
  it("reads every old version as the present one", () => {
    expect(versionOf("made-up", upcasts)).toBe(3);
    const now = { id: "a", parties: ["x"], price: "1.50", currency: "USD" };
    expect(upcast("made-up", 1, { id: "a", holders: ["x"], price: "1.50 USD" }, upcasts)).toEqual(now);
    expect(upcast("made-up", 2, { id: "a", parties: ["x"], price: "1.50 USD" }, upcasts)).toEqual(now);
    expect(upcast("made-up", 3, now, upcasts)).toEqual(now);
  });

  it("leaves what was written as it is", () => {
    const written = Object.freeze({ id: "a", holders: ["x"], price: "1.50 USD" });
    upcast("made-up", 1, written, upcasts);
    expect(written).toEqual({ id: "a", holders: ["x"], price: "1.50 USD" });
  });

  it("refuses versions that a later program wrote, or that there never were", () => {
    for (const version of [0, 4, -1]) expect(upcast("made-up", version, {}, upcasts)).toBeUndefined();
    expect(upcast("other", 2, {}, upcasts)).toBeUndefined();
  });

  it("is nothing for a type that never changed", () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (written) => {
      expect(upcast("other", versionOf("other"), written)).toEqual(written);
    }));
  });
});
