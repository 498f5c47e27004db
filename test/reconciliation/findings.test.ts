/** All findings of a book together: their ids, and those that the book accepts. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findingsAnswer } from "../../src/answers/findings-answer.ts";
import { checks } from "../../src/reconciliation/checks/index.ts";
import { findingsOf } from "../../src/reconciliation/findings.ts";
import { atEnd, company, reviewOf, sale, table } from "./raised.ts";
import type { Case } from "./raised.ts";

const events = [sale("sold", "100", "900", "2002-02-01", { parties: ["investors"] })];

/** 800 of cash is printed where the events make 900. */
const wrong: Case = { events, reported: table(atEnd({ concept: "cash", printed: "800" })) };
const CASH = "figure-against-ledger.cash-at-2002-12-31";

const accepting = (finding: string): Case => ({ ...wrong, definition: { ...company, accepts: [{ finding, reason: "the bank's statement came late" }] } });

describe("findings of a book", () => {
  it("have the code of their check and what they are about for an id", () => {
    expect(findingsOf(reviewOf(wrong)).map(({ id, class: of }) => `${of} ${id}`)).toEqual([`error ${CASH}`]);
  });

  it("are numbered where one check finds two things about one concept and period", () => {
    const twice = table([{ concept: "half", printed: "7", is: "cash / 2" }, { concept: "half", printed: "8", is: "cash / 3" }]);
    const claims = findingsOf(reviewOf({ events, reported: twice }), checks.filter(({ code }) => code === "claim"));
    expect(claims.map(({ id }) => id).sort()).toEqual(["claim.half-over-2002-01-01..2002-12-31", "claim.half-over-2002-01-01..2002-12-31.2"]);
  });

  it("come by class: errors, ambiguities, roundings, disclosure gaps", () => {
    const rows = findingsAnswer(reviewOf({ ...wrong, events: [sale("unnamed", "1", "1"), ...events] }).ledger).findings;
    expect(rows.map((row) => row.class)).toEqual(["error", "disclosure-gap"]);
  });

  it("are none where everything agrees and is told", () => {
    const answer = findingsAnswer(reviewOf({ events, reported: table(atEnd({ concept: "cash", printed: "900" })) }).ledger);
    expect(answer).toMatchObject({ clean: true, shown: 0, accepted: 0, tally: { "error": 0, "ambiguity": 0, "rounding": 0, "disclosure-gap": 0 } });
  });

  it("are still shown where the book accepts them, with its reason, and are open no more", () => {
    expect(findingsAnswer(reviewOf(wrong).ledger)).toMatchObject({ clean: false, accepted: 0, findings: [{ id: CASH, accepted: null }] });
    expect(findingsAnswer(reviewOf(accepting(CASH)).ledger)).toMatchObject({ clean: true, accepted: 1, shown: 1, tally: { error: 1 }, findings: [{ id: CASH, accepted: "the bank's statement came late" }] });
    expect(findingsAnswer(reviewOf(accepting("figure-against-ledger.cash-at-2001-12-31")).ledger)).toMatchObject({ clean: false, accepted: 0 });
  });

  it("rest on nothing that was published after the day of knowledge", () => {
    expect(findingsAnswer(reviewOf({ ...wrong, knownAt: "2003-02-28" }).ledger)).toMatchObject({ knownAt: "2003-02-28", clean: true, shown: 0 });
  });
});

describe("checks", () => {
  it("have examples of their own beside this file: a book that they find something in, and one that they do not", () => {
    const tests = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".test.ts")).map((file) => readFileSync(join(import.meta.dirname, file), "utf8"));
    expect(checks.filter(({ code }) => !tests.some((test) => test.includes(`describe("${code}", `))).map(({ code }) => code)).toEqual([]);
  });

  it("have a code of their own, a rule and what it rests on", () => {
    expect(new Set(checks.map(({ code }) => code)).size).toBe(checks.length);
    for (const { code, rule, rests } of checks) {
      expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(rule, code).toMatch(/^[A-Z].*\.$/);
      expect(rests, code).not.toBe("");
    }
  });
});
