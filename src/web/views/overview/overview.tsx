/** The overview: what the company owned, owed and had in hand at the date, who could own it, and what does not agree. */
import type { JSX } from "preact";
import { Answer, Empty } from "../../layout/states.tsx";
import { keySteps } from "../../state/key-measures.ts";
import { CapitalStructure } from "./capital-structure.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { OverTime } from "./over-time.tsx";
import { PrincipalFindings } from "./principal-findings.tsx";

export function Overview(): JSX.Element {
  return (
    <Answer asked={keySteps.value} what="the key figures">
      {({ total }) => (total === 0 ? <Empty>This book has no figures yet: write events for it, or choose another book.</Empty> : (
        <div class="overview">
          <KeyFigures />
          <OverTime />
          <CapitalStructure />
          <PrincipalFindings />
        </div>
      ))}
    </Answer>
  );
}
