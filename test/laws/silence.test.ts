/** An honest report raises no alarm: what a book prints of itself, rounded honestly, has no error and no ambiguity. */
import { test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { checks } from "../../src/reconciliation/checks/index.ts";
import { Review } from "../../src/reconciliation/review.ts";
import { honestBooks, ledgerOfHonest } from "../generate/honest.ts";
import { runs, timeout, times } from "./runs.ts";

describe("findings", () => {
  test.prop([honestBooks], times(Math.ceil(runs / 2)))(
    "are no errors and no ambiguities where the figures are the book's own",
    (honest) => {
      const review = new Review(ledgerOfHonest(honest));
      const raised = checks.flatMap((check) => check.find(review).map((finding) => ({ check: check.code, class: finding.class, summary: finding.summary })));
      expect(raised.filter((finding) => finding.class === "error" || finding.class === "ambiguity")).toEqual([]);
    },
    timeout,
  );
});
