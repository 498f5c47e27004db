/** /openapi.json by the rules of another program (Redocly). */
import { createConfig, lintDocument, makeDocumentFromString, BaseResolver } from "@redocly/openapi-core";
import { expect, it } from "vitest";
import { createService } from "../../src/http/service.ts";
import { Library } from "../../src/library/library.ts";

it("is OpenAPI without an error or a warning", async () => {
  const text = await (await createService(new Library("no books")).request("/openapi.json")).text();
  const config = await createConfig({ extends: ["recommended"], rules: { "info-license": "off", "operation-4xx-response": "error", "no-unused-components": "error", "no-invalid-media-type-examples": "error" } });
  const problems = await lintDocument({ document: makeDocumentFromString(text, "openapi.json"), externalRefResolver: new BaseResolver(), config });
  expect(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer ?? ""})`)).toEqual([]);
});
