import type { Mark } from '../export/mark.js';
import { Paper } from '../paper/paper.js';

/**
 * A letter as it is sent: its text and nothing else, so that on paper too nothing shows whether something was left out. The foot has no name of an officer:
 * whose it was is on record under its id.
 */
export async function letterPaper(text: string, mark: Mark): Promise<Buffer> {
  const title = 'Antwoord op uw verzoek om inzage';
  const paper = await Paper.begin({ title, mark, foot: 'gemaakt', landscape: false });
  paper.heading(title, 1);
  let items: string[] = [];
  for (const line of [...text.split('\n'), '']) {
    if (line.startsWith('- ')) items.push(line.slice(2));
    else {
      if (items.length > 0) paper.list(items);
      items = [];
      if (line !== '') paper.paragraph(line);
    }
  }
  return paper.bytes();
}
