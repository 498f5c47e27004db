/** The description that the routes make of themselves, with all that they do not say. */
import { withAccess } from "./access.ts";
import { withBodies } from "./bodies.ts";
import type { Description } from "./document.ts";
import { withExamples } from "./examples.ts";
import { withMeanings } from "./fields.ts";
import { withNull } from "./or-null.ts";

export function described(byRoutes: Description): Description {
  return withExamples(withMeanings(withBodies(withNull(withAccess(byRoutes)))));
}
