/** Icons: drawn here, sixteen units wide, in the colour of the text beside them. They say nothing that words do not. */
import type { JSX } from "preact";

const paths = {
  ties: "M3 8.5l3.2 3.2L13 4.8",
  "ties-within-rounding": "M2.5 6.2c2-2.2 3.600-1.800 5.500-.4s3.500 1.800 5.500-.4M2.500 11c2-2.200 3.600-1.800 5.500-.4s3.500 1.800 5.500-.4",
  "does-not-tie": "M4 4l8 8M12 4l-8 8",
  "not-determinable": "M5.500 6a2.500 2.500 0 1 1 3.700 2.200c-.8.5-1.200.9-1.200 1.800M8 12.600v.2",
  none: "M4 8h8",
  search: "M7 2.500a4.500 4.500 0 1 0 0 9a4.500 4.500 0 0 0 0-9M10.300 10.300l3.400 3.400",
  help: "M8 1.800a6.200 6.200 0 1 0 0 12.400a6.200 6.200 0 0 0 0-12.400M6.200 6.300a1.900 1.900 0 1 1 2.800 1.700c-.7.4-1 .7-1 1.400M8 11.400v.2",
  light: "M8 5.200a2.800 2.800 0 1 0 0 5.600a2.800 2.800 0 0 0 0-5.600M8 1.200v1.600M8 13.200v1.600M1.200 8h1.600M13.200 8h1.600M3.200 3.200l1.100 1.100M11.700 11.700l1.100 1.100M3.200 12.800l1.100-1.100M11.700 4.300l1.100-1.100",
  dark: "M13.300 9.600A5.800 5.800 0 0 1 6.400 2.700a5.800 5.800 0 1 0 6.900 6.900",
  system: "M2 3h12v8H2zM6 14h4M8 11v3",
  link: "M6.800 9.200l2.400-2.400M7.300 4.600l1.300-1.300a2.900 2.900 0 0 1 4.100 4.100l-1.300 1.300M8.700 11.400l-1.300 1.300a2.900 2.900 0 0 1-4.100-4.100l1.300-1.300",
  close: "M4 4l8 8M12 4l-8 8",
  up: "M4 10l4-4l4 4",
  down: "M4 6l4 4l4-4",
  back: "M10 3L5 8l5 5",
  on: "M6 3l5 5l-5 5",
  print: "M4.500 6V2h7v4M4.500 11.500H2.500v-5.500h11v5.500h-2M4.500 9.500h7V14h-7z",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={paths[name]} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
