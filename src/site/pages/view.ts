import type { ChartView } from '../chart.tsx';
import type { ContentView } from '../content-view.tsx';
import type { GuidePage } from '../guide.ts';
import type { ControlView } from '../parts/control.tsx';
import type { HistoryLine } from '../parts/history.tsx';
import type { LinkTo, WarningsView } from '../parts/notices.tsx';
import type { RoleView } from '../parts/role.tsx';

/** Everything that the page of a text shows but the text itself: plain data, so that equal data means an equal page. */
export interface SopView extends ContentView {
  path: string;
  language: string;
  kind: 'sop' | 'revision';
  id: string;
  version: string;
  title: string;
  purpose: string;
  fingerprint: string;
  department: LinkTo;
  owner: string;
  start?: string;
  isInForce: boolean;
  stateName: string;
  /** Readers were told not to work by it. */
  stop?: { until?: string };
  reportBase?: { address: string; id: string; title: string; version: string; language: string };
  roles: Readonly<Record<string, RoleView>>;
  roleNames: Readonly<Record<string, string>>;
  isAudit: boolean;
  layout: ChartView['layout'];
  when: readonly string[];
  whenNot: readonly string[];
  targets: readonly { metric: string; target: string; channel: string }[];
  related: readonly LinkTo[];
  supersedes: readonly LinkTo[];
  warnings: WarningsView;
  control: ControlView;
  history: readonly HistoryLine[];
  previous?: LinkTo;
  next?: LinkTo;
  side: readonly { title: string; href: string; isHere: boolean }[];
  sideAll: number;
  translations: readonly { language: string; page: string }[];
  pages: Record<string, GuidePage>;
  sourceChanges: Readonly<Record<string, readonly string[]>>;
  textHash: string;
  today: string;
  shownRevision: string;
}
