/** Starts the page. */
import { render } from "preact";
import { Page } from "./layout/page.tsx";
import { effect } from "@preact/signals";
import { asOf, book, bookId, refresh } from "./state/book.ts";
import { listenToKeys } from "./state/keys.ts";
import { nameBook, place } from "./state/here.ts";
import { views } from "./views/index.ts";
import "./styles/index.css";

const root = document.querySelector("#page");
if (root !== null) render(<Page views={views} />, root);

listenToKeys(views);

effect(() => {
  if (place.value.book === null && bookId.value !== undefined) nameBook(bookId.value);
});

effect(() => {
  const title = views.find(({ name }) => name === place.value.view)?.title ?? "Capital Ledger";
  const name = book.value.answer?.name;
  document.title = name === undefined ? title : `${title} · ${name}${asOf.value === undefined ? "" : ` · ${asOf.value}`}`;
});

// A reader who comes back to the page sees the book as it is by then.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") void refresh();
});

// Browsers have it in secure contexts only; elsewhere the page needs the network.
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
