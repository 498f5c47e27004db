/** The pages for people: the interactive reference, and what each code of a problem means. They load nothing from elsewhere. */
import { faultMeanings, serviceMeanings } from "../reference/fault-meanings.ts";

/** The page of the interactive reference; its program reads /openapi.json. */
export const REFERENCE_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Capital Ledger: HTTP reference</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="data:,">
</head>
<body>
<div id="reference"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/reference.js"></script>
</body>
</html>
`;

/** What sets the reference up, as a file of its own: no page runs inline code. */
export const REFERENCE_SCRIPT = `SwaggerUIBundle({ url: "/openapi.json", dom_id: "#reference", deepLinking: true, tryItOutEnabled: true, validatorUrl: null, docExpansion: "list", defaultModelsExpandDepth: 0 });\n`;

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Every code with its meaning, each under the address that problems give as their type. */
export function faultsPageHtml(): string {
  const sections = Object.entries({ ...faultMeanings, ...serviceMeanings })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, meaning]) => `<dt id="${code}"><a href="#${code}"><code>${code}</code></a></dt>\n<dd>${escaped(meaning).replaceAll(/`([^`]*)`/g, "<code>$1</code>")}</dd>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Capital Ledger: faults</title>
<link rel="stylesheet" href="/docs/faults.css">
<link rel="icon" href="data:,">
</head>
<body>
<main>
<h1>Faults</h1>
<p>A problem (RFC 9457) names one of these ${sections.length} codes. The <a href="/docs">reference</a> tells which route answers what.</p>
<dl>
${sections.join("\n")}
</dl>
</main>
</body>
</html>
`;
}

export const FAULTS_STYLE = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
dt { margin-top: 1rem; font-weight: 600; }
dd { margin: 0.2rem 0 0; }
dt:target { outline: 2px solid; outline-offset: 4px; }
code { font-size: 0.95em; }
`;
