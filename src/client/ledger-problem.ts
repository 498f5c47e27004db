/** Why the service has no answer, as an error to catch. */
import type { Problem } from "../http/problem.ts";

const PROBLEM_JSON = "application/problem+json";

/** A problem of the service (RFC 9457): thrown by every call of the client that was not answered. */
export class LedgerProblem extends Error {
  override readonly name = "LedgerProblem";
  readonly status: number;
  /** Stable: what it means is listed with the service's faults. */
  readonly code: string;
  /** What kind of problem it is, in words. */
  readonly title: string;
  readonly detail: string;
  /** Each thing at fault, with the parameter, or with the file, the line and the JSON Pointer of the field. */
  readonly faults: NonNullable<Problem["errors"]>;
  /** Names the request in the service's log; of internal errors only. */
  readonly requestId: string | undefined;

  constructor({ status, code, title, detail, errors = [], requestId }: Pick<Problem, "status" | "code" | "title" | "detail" | "errors" | "requestId">) {
    super(`${code}: ${detail}`);
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.faults = errors;
    this.requestId = requestId;
  }

  /** Throws where what came back is no problem either, so that it is not the service that answered. */
  static async of(response: Response): Promise<LedgerProblem> {
    const type = response.headers.get("content-type") ?? "";
    if (!type.startsWith(PROBLEM_JSON)) throw new Error(`found status ${response.status} with ${type === "" ? "no content" : type} from ${response.url}; expected an answer of Capital Ledger, or a problem`);
    return new LedgerProblem((await response.json()) as Problem);
  }
}
