import { type ReactNode, useState } from 'react';
import { useTexts } from '../text/language.js';

export interface Column<Row> {
  key: string;
  title: string;
  cell(row: Row): ReactNode;
  /** The column that names the row: a heading for screen readers. */
  heads?: boolean;
  number?: boolean;
  /** Can be sorted by. */
  sorts?: boolean;
}

export interface Sorting {
  key: string;
  down: boolean;
}

interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** How the rows stand now; the sorting itself is done by whoever has all rows. */
  sorted?: Sorting;
  onSort?(sorting: Sorting): void;
}

/** Rows and columns; on a phone each row becomes a block in which every value carries its heading. */
export function Table<Row>({ caption, columns, rows, rowKey, sorted, onSort }: TableProps<Row>) {
  return (
    <div className="tabel-om">
      <table className="tabel">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sorted={sorted} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, title, heads, number, cell }) => {
                const Cell = heads ? 'th' : 'td';
                return (
                  <Cell key={key} data-kop={title} className={number ? 'getal' : undefined} scope={heads ? 'row' : undefined}>
                    {cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Rows that are all here, some at a time: few are built, and each can be reached with the keyboard and on paper. @param size rows on a page */
export function PagedTable<Row>({ rows, size, ...table }: TableProps<Row> & { size: number }) {
  const [asked, setPage] = useState(1);
  const pages = Math.ceil(rows.length / size);
  const page = Math.min(asked, Math.max(1, pages));
  return (
    <>
      <Table {...table} rows={rows.slice((page - 1) * size, page * size)} />
      <Paging page={page} pages={pages} of={table.caption} onPage={setPage} />
    </>
  );
}

interface HeadCellProps<Row> {
  column: Column<Row>;
  sorted: Sorting | undefined;
  onSort: ((sorting: Sorting) => void) | undefined;
}

function HeadCell<Row>({ column: { key, title, number, sorts }, sorted, onSort }: HeadCellProps<Row>) {
  const { ui } = useTexts();
  const by = sorted?.key === key ? sorted : undefined;
  const order = by && (by.down ? 'descending' : 'ascending');
  return (
    <th scope="col" className={number ? 'getal' : undefined} aria-sort={order}>
      {sorts && onSort ? (
        <button type="button" className="sorteer" title={ui.sort(title)} onClick={() => onSort({ key, down: by ? !by.down : false })}>
          {title}
          {by && <span aria-hidden="true">{by.down ? ' ▼' : ' ▲'}</span>}
        </button>
      ) : (
        title
      )}
    </th>
  );
}

interface PagingProps {
  page: number;
  pages: number;
  /** What is in these pages, where there is more than one such row of buttons. */
  of?: string;
  onPage(page: number): void;
}

/** To the page before and after. Nothing when there is one page. */
export function Paging({ page, pages, of, onPage }: PagingProps) {
  const { ui } = useTexts();
  if (pages < 2) return null;
  return (
    <nav className="bladeren" aria-label={of ? `${ui.pages}: ${of}` : ui.pages}>
      <ul>
        <li>
          <button type="button" className="knop knop-secondary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {ui.previous}
          </button>
        </li>
        <li>
          <span className="knop" aria-current="page">{`${ui.page(page)} / ${pages}`}</span>
        </li>
        <li>
          <button type="button" className="knop knop-secondary" disabled={page >= pages} onClick={() => onPage(page + 1)}>
            {ui.next}
          </button>
        </li>
      </ul>
    </nav>
  );
}
