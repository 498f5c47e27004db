/** The capital: who holds what on which terms, what may become shares, and who would be paid what. */
import type { JSX } from "preact";
import { Dilution } from "./dilution.tsx";
import { NoteRegister } from "./note-register.tsx";
import { OptionRegister } from "./option-register.tsx";
import { ShareRegister } from "./share-register.tsx";
import { WarrantRegister } from "./warrant-register.tsx";
import { Waterfall } from "./waterfall.tsx";

export function Capital(): JSX.Element {
  return (
    <div class="capital">
      <ShareRegister />
      <NoteRegister />
      <div class="rights">
        <WarrantRegister />
        <OptionRegister />
        <Dilution />
      </div>
      <Waterfall />
    </div>
  );
}
