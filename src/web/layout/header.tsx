/** The head of the page: the book, the views, and what works in every view. */
import type { JSX } from "preact";
import { Icon } from "./icons.tsx";
import { Link } from "./link.tsx";
import { allBooks, bookId } from "../state/book.ts";
import { nowhere } from "../state/place.ts";
import { go, place } from "../state/here.ts";
import { opened } from "../state/keys.ts";
import { changeTheme, theme } from "../state/theme.ts";
import type { View } from "../views/view.ts";

export function Header({ views }: { readonly views: readonly View[] }): JSX.Element {
  return (
    <header class="page-head">
      <a class="skip" href="#view">
        Skip to the figures
      </a>
      <p class="brand">
        <Link to={nowhere}>Capital Ledger</Link>
      </p>
      <BookChoice />
      <nav aria-label="Views">
        <ul>
          {views.map(({ name, title }) => (
            <li key={name} class={place.value.view === name ? "current" : undefined}>
              <Link to={{ view: name, selection: null }}>{title}</Link>
            </li>
          ))}
        </ul>
      </nav>
      <div class="tools">
        <button type="button" class="search-button" onClick={() => (opened.value = "search")}>
          <Icon name="search" />
          <span>Search</span>
          <kbd>/</kbd>
        </button>
        <button type="button" class="quiet" aria-label={`Theme: ${theme.value}. Change it`} title={`Theme: ${theme.value}`} onClick={changeTheme}>
          <Icon name={theme.value} />
        </button>
        <button type="button" class="quiet print-button" aria-label="Print" title="Print" onClick={() => window.print()}>
          <Icon name="print" />
        </button>
        <button type="button" class="quiet" aria-label="Help" title="Help (?)" onClick={() => (opened.value = "help")}>
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}

/** Another book is another company: dates and selections of one mean nothing in the other. */
function BookChoice(): JSX.Element {
  const books = allBooks.value.answer?.books ?? [];
  return (
    <label class="book-choice">
      <span class="unseen">Book</span>
      <select value={bookId.value ?? ""} onChange={({ currentTarget }) => go({ ...nowhere, view: place.value.view, book: currentTarget.value })}>
        {books.some(({ id }) => id === bookId.value) ? null : <option value={bookId.value ?? ""}>choose a book</option>}
        {books.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
