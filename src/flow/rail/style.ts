/**
 * Style of charts inside a page. Colours are variables of the page, with the light ones as fallback: a page that sets them for the dark
 * gets dark charts. `aria-current` on a box marks the step that is being read.
 */
export const railStyle = `.rail{max-width:100%;height:auto;font-size:14px;line-height:1}
.rail text{fill:var(--text,#1c2430)}
.rail .t,.rail .s{font-size:14px}.rail .s,.rail .k,.rail .g{font-weight:600}.rail .q{font-weight:500}
.rail .k{font-size:11px;letter-spacing:.02em}.rail .m,.rail .q,.rail .z{font-size:12.5px}.rail .g{font-size:14px}
.rail .n,.rail .u{fill:var(--muted,#5b6675)}.rail .j{fill:var(--accent,#1f5fbf)}
.rail .e{fill:none;stroke:var(--rail,#768294);stroke-width:1.5}.rail .l{stroke-dasharray:5 3}.rail .a{fill:var(--rail,#768294)}
.rail .b>rect,.rail .b>path{fill:var(--soft,#f6f8fa);stroke:var(--box,#c3cbd5);stroke-width:1.25}
.rail .decision>path{fill:var(--decision,#fff6dd);stroke:var(--decision-line,#c99a1d)}
.rail .hand-off>rect{fill:var(--help,#f3effc);stroke:var(--help-line,#7a5bc0)}
.rail .hand-off>.bar{fill:var(--help-line,#7a5bc0);stroke:none}
.rail .sub-procedure>rect{fill:var(--procedure,#e9f1fd);stroke:var(--procedure-line,#3f7ad6)}
.rail .sub-procedure>.side{fill:none;stroke:var(--procedure-line,#3f7ad6)}
.rail .b>.when{fill:none;stroke:var(--decision-line,#c99a1d);stroke-width:3;stroke-dasharray:4 3}
.rail .optional>rect{stroke-dasharray:4 3}
.rail .p>rect{fill:var(--ground,#fff);stroke:var(--rail,#768294);stroke-width:1}
.rail .x,.rail .p>.x{fill:var(--soft,#f6f8fa);stroke:var(--rail,#768294);stroke-width:1}
.rail .p>.stop{fill:var(--muted,#5b6675);stroke:none}
.rail .lane{fill:none;stroke:var(--line,#e1e6ec);stroke-width:1}
.rail .w{fill:none;stroke:var(--muted,#5b6675);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.rail .down>.w,.rail .up>.w{stroke:var(--accent,#1f5fbf)}
.rail .lost>.w{stroke:var(--escalation-line,#cf4a40)}
.rail a{text-decoration:none}.rail [aria-current]>:is(rect,path):first-child{stroke:var(--accent,#1f5fbf);stroke-width:2.5}
.rail a:hover>rect,.rail a:hover>path,.rail a:focus-visible>rect{stroke-width:2}
.rail a:focus-visible{outline:2px solid var(--accent,#1f5fbf);outline-offset:2px}
@media print{.rail .b>rect,.rail .b>path,.rail .p>rect,.rail .x{fill:#fff}.rail text{fill:#000}.rail .e{stroke:#333}.rail .a{fill:#333}}
`;

/** Style of a drawing that stands alone: font, both colour schemes, print. */
export const standaloneStyle = `${railStyle}.rail{font-family:Inter,system-ui,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;background:var(--ground,#fff)}
@media screen and (prefers-color-scheme:dark){.rail{--ground:#12171d;--line:#2b343f;--text:#e6ebf1;--muted:#a4afbc;--soft:#1a2028;--box:#46525f;--rail:#7f8b99;--accent:#8ab6f5;--decision:#332a10;--decision-line:#d3a83a;--help:#231c38;--help-line:#a98de8;--escalation-line:#e26a60;--procedure:#172840;--procedure-line:#6fa1ee}}
`;

/** The same for a page that defines all these colours: the site's own, where `.rail` is said once. */
export const siteRailStyle = nested(railStyle.replace(/,#[0-9a-f]+(?=\))/g, ''));

function nested(style: string): string {
  const [own = '', ...others] = style.split('\n');
  return `${own.replace(/\}$/, '')};${others.join('').replaceAll('.rail ', '')}}`;
}
