/**
 * The JSON that `hledger print -O json` prints of an exported book, as movements.
 *
 * Read as YAML, of which JSON is a part: so numbers stay text with every digit, and each field
 * knows its line.
 */
import { z } from "zod";
import { schemaFaults } from "../book/schema-faults.ts";
import { parseYaml } from "../book/yaml-source.ts";
import { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { Exact } from "../kernel/quantity.ts";
import type { WrittenPosting } from "./plain-movement.ts";
import { flowIn, isAssertion } from "./read-csv.ts";

const wholeNumber = z.string().regex(/^-?\d+$/, "a whole number");

const amount = z.object({ acommodity: z.string(), aquantity: z.object({ decimalMantissa: wholeNumber, decimalPlaces: z.string().regex(/^\d{1,2}$/, "a number of decimals") }) });

const transactions = z.array(
  z.object({
    tcode: z.string(),
    tdate: z.string(),
    tdescription: z.string(),
    tpostings: z.array(z.object({ paccount: z.string(), pcomment: z.string(), pamount: z.tuple([amount]) })),
  }),
);

export function readHledgerJson(text: string, file: string): WrittenPosting[] {
  const faults: Fault[] = [];
  const source = parseYaml(text, file, faults);
  if (source === undefined) throw new Faults(faults.map((fault) => ({ ...fault, code: "import-invalid", expected: "JSON as `hledger print -O json` writes it" })));
  const parsed = transactions.safeParse(source.value);
  if (!parsed.success) throw new Faults(schemaFaults(parsed.error, source.value, (path) => source.place(path)).map((fault) => ({ ...fault, code: "import-invalid" })));
  return parsed.data.flatMap(({ tcode, tdate, tdescription, tpostings }, index) =>
    tpostings.flatMap(({ paccount, pcomment, pamount: [{ acommodity, aquantity }] }, leg) => {
      const quantity = new Exact(aquantity.decimalMantissa).div(Exact.pow(10, aquantity.decimalPlaces)).toFixed();
      if (isAssertion(tcode, tdescription, quantity)) return [];
      return [{ place: source.place([index, "tpostings", leg, "paccount"]), event: tcode, date: tdate, account: paccount, commodity: acommodity, quantity, flow: flowIn(pcomment) }];
    }),
  );
}
