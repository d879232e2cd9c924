import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import type { Mark } from '../export/mark.js';
import { rowsThatFit } from './cells.rules.js';
import { printable, type Typeface, typeface } from './typeface.js';

type Drawing = PDFKit.PDFDocument;
type Tag = PDFKit.PDFStructureElement;

interface Setting {
  /** Stands in the bar of the window too: nothing of a person. */
  title: string;
  mark: Mark;
  /** Below each page, before the day and the id. */
  foot: string;
  landscape: boolean;
}

const margin_points = 40;
/** Room above the text, where the head of a table is repeated. */
const top_points = 56;
const sizes = { text: 10, cell: 8, heads: [18, 13] } as const;
/** Rows that are drawn in one go; then others get their turn. A row takes some milliseconds. */
const turn_rows = 5;
const lines = '#8a8f98';
const shade = '#eef0f3';

/**
 * A PDF that can be read aloud: tagged, in Dutch, with its title, its letters inside, and heads of rows and columns as such. Numbers of pages and what is
 * repeated are artifacts.
 * @see ISO 32000-1 section 14.8
 */
export class Paper {
  private readonly body: Tag;
  /** Draws the head of the table that goes on here. */
  private repeated: (() => void) | null = null;

  private constructor(
    private readonly drawing: Drawing,
    private readonly letters: Typeface,
    private readonly setting: Setting,
  ) {
    this.body = drawing.struct('Document');
    drawing.addStructure(this.body);
    drawing.on('pageAdded', () => this.repeated?.());
  }

  static async begin(setting: Setting): Promise<Paper> {
    // only whoever takes something along waits for it
    const letters = await typeface();
    const { default: PDFDocument } = await import('pdfkit');
    const { title, mark, landscape } = setting;
    const drawing = new PDFDocument({
      size: 'A4',
      layout: landscape ? 'landscape' : 'portrait',
      margins: { top: top_points, bottom: top_points, left: margin_points, right: margin_points },
      bufferPages: true,
      tagged: true,
      pdfVersion: '1.7',
      lang: 'nl-NL',
      displayTitle: true,
      font: letters.regular as never,
      info: { Title: title, Author: 'Seinhuis', Keywords: mark.salt, CreationDate: new Date(mark.madeAt), ModDate: new Date(mark.madeAt) },
    });
    // by name: a table copies what it is given, and a font is large
    for (const [style, font] of Object.entries(letters)) drawing.registerFont(style, font as never);
    return new Paper(drawing, letters, setting);
  }

  heading(text: string, level: 1 | 2): void {
    const { drawing } = this;
    this.put(`H${level}`, () =>
      drawing
        .font('bold' satisfies keyof Typeface)
        .fontSize(sizes.heads[level - 1] ?? sizes.text)
        .text(this.text(text)),
    );
    drawing.moveDown(0.3);
  }

  paragraph(text: string): void {
    this.put('P', () => this.plain().text(this.text(text)));
    this.drawing.moveDown(0.2);
  }

  list(items: readonly string[]): void {
    const list = this.drawing.struct('L');
    this.body.add(list);
    for (const item of items)
      list.add(
        this.drawing.struct('LI', {}, [
          this.drawing.struct('LBody', {}, () => void this.plain().text(`• ${this.text(item)}`, { indent: 8 })),
        ]),
      );
    list.end();
    this.drawing.moveDown(0.2);
  }

  /** @param columns with their shares of the width @param rows as many cells as columns; the first heads its row */
  async table(columns: readonly { title: string; width: number }[], rows: readonly (readonly string[])[]): Promise<void> {
    const { drawing } = this;
    const { left, right } = drawing.page.margins;
    const unit = (drawing.page.width - left - right) / columns.reduce((sum, { width }) => sum + width, 0);
    const widths = columns.map(({ width }) => width * unit);
    this.plain().fontSize(sizes.cell);
    const table = drawing.table({
      structParent: this.body,
      columnStyles: widths,
      defaultStyle: { padding: 3, border: 0.5, borderColor: lines },
    } as PDFKit.Mixins.TableOptions);
    const bold = { src: 'bold' satisfies keyof Typeface };
    table.row(columns.map(({ title }) => ({ text: title, type: 'TH', scope: 'Column', backgroundColor: shade, font: bold })) as never);
    this.repeated = () =>
      this.repeat(
        columns.map(({ title }) => title),
        widths,
      );
    let drawn = 0;
    for (const row of rows.flatMap((one) => rowsThatFit(one.map((cell) => this.text(cell))))) {
      table.row(row.map((text, at) => (at === 0 ? { text, type: 'TH', scope: 'Row' } : { text })) as never);
      if (++drawn % turn_rows === 0) await setImmediate();
    }
    table.end();
    this.repeated = null;
    drawing.x = left;
    this.plain().moveDown(1);
  }

  /** Ends it. */
  async bytes(): Promise<Buffer> {
    this.body.end();
    const { start, count } = this.drawing.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.drawing.switchToPage(page);
      this.foot(`bladzijde ${page + 1} van ${count}`);
    }
    this.drawing.end();
    return buffer(this.drawing);
  }

  /** Who made it and when, on every page, so that a page alone says so too. */
  private foot(page: string): void {
    const { drawing, setting } = this;
    const { left, right } = drawing.page.margins;
    const words = `Seinhuis, ${setting.foot} op ${inDutch(setting.mark.madeAt)}, kenmerk ${setting.mark.id}`;
    const at = drawing.page.height - margin_points;
    this.artifact(() => {
      drawing.text(this.text(words), left, at, { lineBreak: false });
      drawing.text(page, drawing.page.width - right - drawing.widthOfString(page), at, { lineBreak: false });
    });
  }

  private repeat(titles: readonly string[], widths: readonly number[]): void {
    const { drawing } = this;
    let from = drawing.page.margins.left;
    this.artifact(() => {
      titles.forEach((title, at) => {
        drawing.text(title, from + 3, top_points - 14, { lineBreak: false });
        from += widths[at] ?? 0;
      });
    });
  }

  /** What no reader is told of: it stands in the margin, and says nothing that is not said elsewhere. */
  private artifact(draw: () => void): void {
    const { drawing } = this;
    const { x, y } = drawing;
    const { bottom } = drawing.page.margins;
    drawing.page.margins.bottom = 0; // else writing there would begin a page
    drawing.markContent('Artifact', { type: 'Pagination' });
    this.plain().fontSize(sizes.cell);
    draw();
    drawing.endMarkedContent();
    drawing.page.margins.bottom = bottom;
    drawing.x = x;
    drawing.y = y;
  }

  private put(tag: string, draw: () => void): void {
    this.body.add(this.drawing.struct(tag, {}, draw));
  }

  private plain(): Drawing {
    return this.drawing.font('regular' satisfies keyof Typeface).fontSize(sizes.text);
  }

  private text(text: string): string {
    return printable(text, this.letters);
  }
}

const clock = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Amsterdam' });
/** An instant in the Netherlands. */
const inDutch = (instant: string): string => clock.format(new Date(instant));
