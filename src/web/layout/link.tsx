/** Links from one close look to another: to an event, to a measure. */
import type { ComponentChildren, JSX } from "preact";
import { addressOf, go } from "../state/here.ts";
import type { Place } from "../state/place.ts";

/** A link inside the page: opens in place, and in a new tab where the reader asks for one. */
export function Link({ to, children, label, isCurrent = false }: { readonly to: Partial<Place>; readonly children: ComponentChildren; readonly label?: string; readonly isCurrent?: boolean }): JSX.Element {
  return (
    <a
      href={addressOf(to)}
      aria-label={label}
      aria-current={isCurrent ? "true" : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}

export function EventLink({ id, children = id }: { readonly id: string; readonly children?: ComponentChildren }): JSX.Element {
  return <Link to={{ selection: { kind: "event", id } }}>{children}</Link>;
}

export function MeasureLink({ id, children, asOf }: { readonly id: string; readonly children: ComponentChildren; readonly asOf?: string | undefined }): JSX.Element {
  return <Link to={{ selection: { kind: "measure", id }, ...(asOf === undefined ? {} : { asOf }) }}>{children}</Link>;
}
