/** Given an instrument, when its terms become other ones, then these hold from that day on and the rest stays. */
import { expect, it } from "vitest";
import { faultsOf, journal, termsOf } from "../given.ts";

const issued = { id: "issued", type: "warrant-issued", on: "2001-01-15", warrant: "warrant-a", warrants: "100", purpose: "investors", terms: { underlying: "common", strike: "1" } };
const changed = { id: "changed", type: "terms-changed", on: "2001-03-01", instrument: "warrant-a", terms: { expires: "2003-12-31" } };

it("changes the terms that it names, and moves nothing", () => {
  const given = { events: [issued, changed] };
  expect(journal("changed", given)).toEqual([]);
  expect(termsOf("warrant-a", "2001-02-28", given)?.expires).toBeUndefined();
  expect(termsOf("warrant-a", "2001-03-01", given)).toMatchObject({ expires: "2003-12-31", underlying: "common" });
});

it("is refused before anything has brought the instrument into being", () => {
  expect(faultsOf({ events: [changed] })).toEqual(["instrument-not-yet-issued changed instrument: warrant-a, which nothing has brought into being yet"]);
});
