// Which paragraphs of a long document are listed; not how one looks.
import type { SourceParagraph } from "../api";

/** Paragraphs shown of the beginning of each part where not all are. */
const FIRST = 3;

/** All paragraphs, or the first of each part: enough to see whether it begins where it should. */
export function rowsShown(paragraphs: readonly SourceParagraph[], all: boolean): SourceParagraph[] {
  let since = 0;
  return paragraphs.filter((paragraph, index) => {
    const before = paragraphs[index - 1];
    since = paragraph.begins !== null || before?.part !== paragraph.part ? 0 : since + 1;
    return all || since < FIRST;
  });
}
