/** The time zone of date-fns' functions here: none. Without the package's formats for people, which take longer to make than all else it does. */
import { UTCDateMini } from "@date-fns/utc/date/mini";

export const utc = (value: Date | number | string): Date => new UTCDateMini(+new Date(value));
