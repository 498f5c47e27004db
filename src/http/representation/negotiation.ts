/** Which form a request asks for: `format` before `Accept` (RFC 9110 §12.5.1), decided before anything is answered. */
import type { Context, Env } from "hono";
import { forms, media } from "./forms.ts";
import type { Form } from "./forms.ts";

interface Range {
  readonly type: string;
  readonly subtype: string;
  readonly quality: number;
}

/** The form that is asked for; none where nothing that is offered is accepted. A format that is not known is left to the query's own check. */
export function formAsked({ format, accept }: { readonly format: string | undefined; readonly accept: string | undefined }): Form | undefined {
  if (format !== undefined) return forms.find((form) => form === format) ?? "json";
  if (accept === undefined || accept.trim() === "") return "json";
  const ranges = accept.split(",").flatMap(rangeOf);
  const rated = forms.map((form) => ({ form, quality: qualityOf(form, ranges) }));
  const best = Math.max(...rated.map(({ quality }) => quality));
  return best > 0 ? rated.find(({ quality }) => quality === best)?.form : undefined;
}

/** The form that the request asks for; none where it accepts nothing that is offered. */
export function formOf({ req }: Context<Env>): Form | undefined {
  return formAsked({ format: req.query("format"), accept: req.header("accept") });
}

/** The most specific range that a type falls in says how welcome it is. */
function qualityOf(form: Form, ranges: readonly Range[]): number {
  const [type, subtype] = media[form].type.split("/");
  const matching = ranges.filter((range) => (range.type === type && (range.subtype === subtype || range.subtype === "*")) || (range.type === "*" && range.subtype === "*"));
  const specific = (range: Range): number => (range.type === "*" ? 0 : range.subtype === "*" ? 1 : 2);
  const closest = Math.max(...matching.map(specific));
  return Math.max(0, ...matching.filter((range) => specific(range) === closest).map(({ quality }) => quality));
}

/** `text/csv;q=0.8`; parameters other than the weight are passed over, and so is what is no media range. */
function rangeOf(text: string): Range[] {
  const [range = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const parts = /^([^/\s]+)\/([^/\s]+)$/.exec(range);
  const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
  if (parts === null || !/^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight)) return [];
  return [{ type: parts[1] ?? "", subtype: parts[2] ?? "", quality: Number(weight) }];
}
