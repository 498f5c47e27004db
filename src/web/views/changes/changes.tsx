/** What changed between A and B: between two dates, or between two days of knowledge about one date. */
import type { JSX } from "preact";
import { changesOf, diffOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { Answer, Empty } from "../../layout/states.tsx";
import { bookId, restingAsOf, under } from "../../state/book.ts";
import { axis, ends } from "./ends.ts";
import { EndsChoice } from "./ends-choice.tsx";
import { BecameKnown, Happened, Published } from "./what-happened.tsx";
import { MovedFigures } from "./moved-figures.tsx";
import { PrincipalChanges } from "./principal-changes.tsx";

export function Changes(): JSX.Element {
  const between = ends.value;
  return (
    <div class="changes">
      <EndsChoice />
      {between === undefined ? null : between.from > between.to ? <Empty>A lies after B: choose an earlier day for A, or a later one for B.</Empty> : axis.value === "dates" ? <BetweenDates {...between} /> : <BetweenKnowledge {...between} />}
    </div>
  );
}

interface Between {
  readonly from: string;
  readonly to: string;
}

function BetweenDates({ from, to }: Between): JSX.Element {
  const question = changesOf(bookId.value ?? "", from, to, under.value);
  return (
    <Answer asked={useAsked(question)} what="what happened">
      {({ measures, total, events }) => (
        <div class="changes">
          <PrincipalChanges measures={measures} on={to} />
          <MovedFigures measures={measures} total={total} question={question} dates={[["From", from], ["As of", to]]} before={from} after={to} isPinned />
          <Happened events={events} question={question} from={from} to={to} />
        </div>
      )}
    </Answer>
  );
}

function BetweenKnowledge({ from, to }: Between): JSX.Element {
  const asOf = restingAsOf.value ?? "";
  const question = diffOf(bookId.value ?? "", asOf, from, to, under.value.scenario);
  return (
    <Answer asked={useAsked(question)} what="what became known">
      {({ measures, becameKnown, voided, published }) => (
        <div class="changes">
          <PrincipalChanges measures={measures} on={undefined} />
          <MovedFigures measures={measures} question={question} dates={[["As of", asOf], ["Known from", from], ["Known to", to]]} before={from} after={to} />
          <BecameKnown becameKnown={becameKnown} voided={voided} question={question} from={from} to={to} />
          <Published published={published} question={question} />
        </div>
      )}
    </Answer>
  );
}
