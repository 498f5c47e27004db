/** What the compiler knows of the service: what each route takes, and what it answers. */
import { expect, expectTypeOf, it } from "vitest";
import type { CapitalLedgerClient } from "../../src/client/client.ts";
import type { FigureAnswer } from "../../src/answers/answer.ts";
import type { BalancesAnswer } from "../../src/answers/balances-answer.ts";
import type { EventList } from "../../src/answers/event-answer.ts";
import type { MeasureAnswer } from "../../src/answers/measure-answer.ts";
import { description } from "../http/described.ts";

type Book = CapitalLedgerClient["v1"]["books"][":book"];

/** What the answer of a call is. */
type AnswerOf<Call extends (...asked: never) => Promise<{ json: () => Promise<unknown> }>> = Awaited<ReturnType<Awaited<ReturnType<Call>>["json"]>>;

it("knows what comes back, and of problems nothing: they are thrown", () => {
  expectTypeOf<AnswerOf<Book["balances"]["$get"]>>().toEqualTypeOf<BalancesAnswer>();
  expectTypeOf<AnswerOf<Book["events"]["$get"]>>().toEqualTypeOf<EventList>();
  expectTypeOf<AnswerOf<Book["measures"][":id"]["$get"]>>().toEqualTypeOf<MeasureAnswer>();
  expectTypeOf<MeasureAnswer["value"]>().toEqualTypeOf<FigureAnswer["value"]>();
  expectTypeOf<Awaited<ReturnType<Book["balances"]["$get"]>>["status"]>().toEqualTypeOf<200>();
  expectTypeOf<Awaited<ReturnType<Book["waterfall"]["$get"]>>["ok"]>().toEqualTypeOf<true>();
});

it("knows what a route takes", () => {
  type Asked<Call extends (...asked: never) => unknown, Part extends string> = Parameters<Call>[0] extends Readonly<Record<Part, infer Value>> ? Value : never;
  expectTypeOf<Asked<Book["waterfall"]["$get"], "query">>().toExtend<{ exit: string; asOf?: string | undefined }>();
  expectTypeOf<{ asOf: string }>().not.toExtend<Asked<Book["waterfall"]["$get"], "query">>();
  expectTypeOf<"monthly">().not.toExtend<Asked<Book["balances"]["$get"], "query">["spread"]>();
  expectTypeOf<Asked<Book["events"]["$post"], "header">>().toEqualTypeOf<{ "if-match"?: string | undefined; "idempotency-key"?: string | undefined }>();
});

it("knows every type of event, with its fields: amounts and counts are texts", () => {
  type Sent = Parameters<Book["events"]["$post"]>[0]["json"];
  interface Placement {
    id: string;
    type: "private-placement";
    on: string;
    summary: string;
    class: string;
    shares: string;
    gross: string;
  }
  expectTypeOf<Placement>().toExtend<Sent>();
  expectTypeOf<Placement[]>().toExtend<Sent>();
  expectTypeOf<Omit<Placement, "gross">>().not.toExtend<Sent>();
  expectTypeOf<Omit<Placement, "gross"> & { gross: number }>().not.toExtend<Sent>();
  expectTypeOf<Omit<Placement, "type"> & { type: "bankruptcy" }>().not.toExtend<Sent>();
  const misspelt: Sent = {
    ...({} as Placement),
    // @ts-expect-error no type of event has such a field
    misspelt: "1",
  };
  expectTypeOf(misspelt).toExtend<Sent>();
});

/** Every call that the type has, as a method and a path. */
type Calls<Client, Path extends string = ""> = { [Name in keyof Client & string]: Name extends `$${"get" | "post" | "put"}` ? `${Name} ${Path}` : Name extends `$${string}` ? never : Calls<Client[Name], `${Path}/${Name}`> }[keyof Client & string];

const named = [
  "$get /healthz",
  "$get /metrics",
  "$get /openapi.json",
  "$get /readyz",
  "$get /v1/books",
  "$get /v1/books/:book",
  "$get /v1/books/:book/balances",
  "$get /v1/books/:book/changes",
  "$get /v1/books/:book/compare",
  "$get /v1/books/:book/conversion",
  "$get /v1/books/:book/diff",
  "$get /v1/books/:book/dilution",
  "$get /v1/books/:book/events",
  "$get /v1/books/:book/events/:id",
  "$get /v1/books/:book/events/:id/effect",
  "$get /v1/books/:book/figures",
  "$get /v1/books/:book/findings",
  "$get /v1/books/:book/interest",
  "$get /v1/books/:book/measures",
  "$get /v1/books/:book/measures/:id",
  "$get /v1/books/:book/measures/:id/explain",
  "$get /v1/books/:book/measures/:id/history",
  "$get /v1/books/:book/reconciliation",
  "$get /v1/books/:book/reconciliation/as-first-reported",
  "$get /v1/books/:book/registers/:register",
  "$get /v1/books/:book/scenarios",
  "$get /v1/books/:book/scenarios/:scenario",
  "$get /v1/books/:book/scenarios/:scenario/measures/:id",
  "$get /v1/books/:book/scenarios/:scenario/source",
  "$get /v1/books/:book/share-days",
  "$get /v1/books/:book/statements/:statement",
  "$get /v1/books/:book/steps",
  "$get /v1/books/:book/timeline",
  "$get /v1/books/:book/valuations",
  "$get /v1/books/:book/waterfall",
  "$get /v1/books/:book/waterfall/curve",
  "$post /v1/books/:book/compare",
  "$post /v1/books/:book/events",
  "$post /v1/books/:book/figures",
  "$post /v1/books/:book/scenarios/run",
  "$put /v1/books/:book/scenarios/:scenario",
] as const;

it("has every operation of the description", async () => {
  expectTypeOf<(typeof named)[number]>().toEqualTypeOf<Calls<CapitalLedgerClient>>();
  const described = Object.entries((await description()).paths).flatMap(([path, item]) => Object.keys(item).map((method) => `$${method} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`));
  expect(described.sort()).toEqual([...named]);
});
