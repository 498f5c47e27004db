/** The views there are, in the order of the navigation. A view is a folder beside this file, and a line here. */
import type { View } from "./view.ts";

export const views: readonly View[] = [
  { name: "overview", title: "Overview", key: "o", load: async () => (await import("./overview/overview.tsx")).Overview },
  { name: "statements", title: "Statements", key: "s", load: async () => (await import("./statements/statements.tsx")).Statements },
  { name: "timeline", title: "Timeline", key: "t", load: async () => (await import("./timeline/timeline.tsx")).Timeline },
  { name: "capital", title: "Capital", key: "c", load: async () => (await import("./capital/capital.tsx")).Capital },
  { name: "reconciliation", title: "Reconciliation", key: "r", load: async () => (await import("./reconciliation/reconciliation.tsx")).Reconciliation },
  { name: "scenarios", title: "Scenarios", key: "w", load: async () => (await import("./scenarios/scenarios.tsx")).Scenarios },
  { name: "changes", title: "Changes", key: "d", load: async () => (await import("./changes/changes.tsx")).Changes },
];
