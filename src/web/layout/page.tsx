/** The page: its head, the time control, the view, and what is looked at closely. */
import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { TimeControl } from "../charts/time-control.tsx";
import { Closer } from "../closer/closer.tsx";
import { allBooks, allEvents, book } from "../state/book.ts";
import { place } from "../state/here.ts";
import { opened } from "../state/keys.ts";
import type { View } from "../views/view.ts";
import { Dates } from "./dates.tsx";
import { Header } from "./header.tsx";
import { Help } from "./help.tsx";
import { Link } from "./link.tsx";
import { PrintHead } from "./print-head.tsx";
import { Search } from "./search.tsx";
import { Empty, Loading, Refusing } from "./states.tsx";

export function Page({ views }: { readonly views: readonly View[] }): JSX.Element {
  return (
    <>
      <PrintHead />
      <Header views={views} />
      <Shown views={views} />
      {opened.value === "help" ? <Help views={views} /> : opened.value === "search" ? <Search /> : <Closer />}
    </>
  );
}

function Shown({ views }: { readonly views: readonly View[] }): JSX.Element {
  const refusal = allBooks.value.refusal ?? book.value.refusal ?? allEvents.value.refusal;
  if (refusal !== undefined) return <Main><Refusing refusal={refusal} /></Main>;
  if (allBooks.value.answer?.shown === 0) return <Main><Empty>There is no book yet. Write one in events/books, or import one, then ask again.</Empty></Main>;
  if (book.value.answer === undefined || allEvents.value.answer === undefined) return <Main><Loading what="the book" /></Main>;
  return (
    <>
      <section class="time" aria-label="Time">
        <TimeControl />
        <Dates />
      </section>
      <Main>
        <Pinned />
        <Viewed views={views} />
      </Main>
    </>
  );
}

function Main({ children }: { readonly children: JSX.Element | readonly JSX.Element[] }): JSX.Element {
  return (
    <main id="view" tabIndex={-1}>
      {children}
    </main>
  );
}

/** An address that was copied tells which ledger it was copied from. */
function Pinned(): JSX.Element | null {
  const { head } = place.value;
  const now = book.value.answer?.ledgerHead;
  if (head === null || now === undefined || now.startsWith(head)) return null;
  return (
    <p class="pinned" role="status">
      This link was copied from the ledger as it was at head {head}; it is at {now.slice(0, 12)} now, and figures may differ. <Link to={{ head: null }}>Understood</Link>
    </p>
  );
}

function Viewed({ views }: { readonly views: readonly View[] }): JSX.Element {
  const { view } = place.value;
  const [loaded, setLoaded] = useState<{ readonly of: string; readonly component: ComponentType } | undefined>(undefined);
  const [isMissing, setMissing] = useState(false);
  const wanted = views.find(({ name }) => name === view);
  useEffect(() => {
    let isWaiting = true;
    setMissing(false);
    wanted?.load().then(
      (component) => {
        if (isWaiting) setLoaded({ of: wanted.name, component });
      },
      () => {
        if (isWaiting) setMissing(true);
      },
    );
    return () => {
      isWaiting = false;
    };
  }, [wanted]);
  if (wanted === undefined) return <Empty>There is no view “{view}”. <Link to={{ view: "overview" }}>Go to the overview</Link>.</Empty>;
  if (isMissing) return <Empty>This view could not be loaded: it was never opened before, and there is no network. Reload when there is.</Empty>;
  if (loaded?.of !== wanted.name) return <Loading what={`the ${wanted.title.toLowerCase()}`} />;
  const { component: Component } = loaded;
  return (
    <>
      <h1 class="unseen">{wanted.title}</h1>
      <Component />
    </>
  );
}
