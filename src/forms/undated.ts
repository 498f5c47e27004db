/** A ZIP archive without the moment of its making, so that the same content is the same bytes (APPNOTE 6.3, §4.3 and §4.4.6). */

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;

/** 1980-01-01 00:00, the first moment that an archive can tell. */
const DOS_TIME = 0;
const DOS_DATE = 0x21;

/** The archive with every entry dated alike, in its own header and in the directory. */
export function undated(archive: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(archive);
  const view = new DataView(bytes.buffer);
  // The archive was made here, so it has no comment: the directory's end is its last bytes.
  const end = bytes.length - END_LENGTH;
  if (view.getUint32(end, true) !== END_OF_DIRECTORY) throw new Error("an archive that does not end with its directory");
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error("an archive whose directory has something else than entries");
    date(view, at + 12);
    date(view, view.getUint32(at + 42, true) + 10);
    at += ENTRY_LENGTH + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}

function date(view: DataView, at: number): void {
  view.setUint16(at, DOS_TIME, true);
  view.setUint16(at + 2, DOS_DATE, true);
}
