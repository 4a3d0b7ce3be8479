import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { Section } from '../document/sop.ts';
import { clean } from '../lint/report/clean.ts';
import { rangeOf } from './ranges.ts';
import type { OpenSop } from './workspace.ts';

/** Sections, the steps of a procedure below the section that holds them. */
export function symbolsOf({ sop, flows }: OpenSop): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: { symbol: DocumentSymbol; depth: number }[] = [];
  for (const section of sop.sections) {
    while ((open.at(-1)?.depth ?? 0) >= section.depth) open.pop();
    const symbol = symbolOf(section);
    (open.at(-1)?.symbol.children ?? roots).push(symbol);
    open.push({ symbol, depth: section.depth });
  }
  for (const flow of flows) {
    const steps = flow.nodes.filter(
      ({ number, within }) => number !== undefined && /^\d+$/.test(number) && !within,
    );
    const symbols = steps.map(
      ({ number, label, kind, place }): DocumentSymbol => ({
        name: clean(`${number}. ${label}`),
        kind: kind === 'decision' ? SymbolKind.Boolean : SymbolKind.Method,
        range: rangeOf(place),
        selectionRange: rangeOf({ start: place.start, end: place.start }),
      }),
    );
    const holder = innermostOf(roots, flow.place.start.line - 1);
    (holder?.children ?? roots).push(...symbols);
  }
  return roots;
}

function symbolOf({ title, place, content }: Section): DocumentSymbol {
  const end = content.at(-1)?.position?.end ?? place.end;
  return {
    name: clean(title) || '-',
    kind: SymbolKind.String,
    range: rangeOf({ start: place.start, end }),
    selectionRange: rangeOf(place),
    children: [],
  };
}

function innermostOf(symbols: DocumentSymbol[], line: number): DocumentSymbol | undefined {
  const holder = symbols.find(
    ({ range, kind }) => kind === SymbolKind.String && range.start.line <= line && line <= range.end.line,
  );
  return holder && (innermostOf(holder.children ?? [], line) ?? holder);
}
