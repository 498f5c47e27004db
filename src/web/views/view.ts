/** What a view is. */
import type { ComponentType } from "preact";

export interface View {
  /** Its name in the address. */
  readonly name: string;
  readonly title: string;
  /** The letter that goes to it, after `g`. */
  readonly key: string;
  /** Loaded when it is first gone to. */
  readonly load: () => Promise<ComponentType>;
}
