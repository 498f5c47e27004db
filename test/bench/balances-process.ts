/** All balances of a plain book as a whole process, and nothing else: what the benchmark times as ours. */
import { plainBalancesAnswer } from "../../src/answers/plain-balances-answer.ts";
import { openPlainBook } from "../../src/columns/open-plain-book.ts";

const [folder = "", asOf] = process.argv.slice(2);
const book = await openPlainBook(folder);
if (book === undefined) throw new Error(`${folder} is no plain book`);
const { accounts } = plainBalancesAnswer(book, { asOf });
process.stdout.write(accounts.map(({ account, figure }) => `${account} ${figure.value ?? ""}\n`).join(""));
