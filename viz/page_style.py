"""The style sheet of every report: readable on a phone and on A4, with contrasts of 4.5 and more."""

from typing import Final

CSS: Final = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #222; font: 1rem/1.55 "DejaVu Sans", Verdana, "Segoe UI", sans-serif; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: #fff; padding: .5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.5rem 0 .25rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.2rem 0 .5rem; border-bottom: 2px solid #0072b2; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .4rem; }
p, li, dd { max-width: 46rem; overflow-wrap: break-word; }
.notice { border-left: .35rem solid #d55e00; padding: .4rem .8rem; background: #f5f5f5; }
.about { color: #4a4a4a; }
.scroll { overflow-x: auto; margin: .8rem 0 1.6rem; }
.scroll:focus-visible, summary:focus-visible, a:focus-visible { outline: 3px solid #0072b2; outline-offset: 2px; }
table { border-collapse: collapse; min-width: 100%; font-size: .9rem; line-height: 1.4; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { padding: .35rem .55rem; border-bottom: 1px solid #c8c8c8; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #4a4a4a; vertical-align: bottom; }
tbody th { font-weight: normal; min-width: 9rem; }
td:not(.n) { min-width: 8rem; }
.side th { font-weight: bold; background: #ececec; }
thead .h { text-align: right; }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
figure { margin: 1rem 0 .5rem; overflow-x: auto; }
figure img { display: block; width: 100%; min-width: 44rem; height: auto; border: 1px solid #d9d9d9; }
details { margin: .5rem 0 1.5rem; }
summary { cursor: pointer; color: #005a8c; text-decoration: underline; }
a { color: #005a8c; }
dt { font-weight: bold; }
dd { margin: 0 0 .7rem; }
dd p { margin: .1rem 0; }
code { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: .9em; background: #f0f0f0; padding: .1em .3em;
  overflow-wrap: anywhere; }
footer { padding: 1rem 1rem 3rem; color: #4a4a4a; }
@page { size: A4; margin: 15mm; }
@media print {
  body { font-size: 9.5pt; }
  header, main, footer { max-width: none; padding: 0; }
  .skip, details { display: none; }
  .scroll, figure { overflow: visible; }
  figure img { min-width: 0; max-height: 250mm; width: auto; max-width: 100%; border: 0; margin: 0 auto; }
  figure, tr, .notice { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  table { font-size: 7.2pt; line-height: 1.3; }
  th, td { padding: .15rem .25rem; }
  tbody th, td:not(.n) { min-width: 0; }
  .n { white-space: normal; }
  .side { break-after: avoid; }
  thead { display: table-header-group; }
}
"""
"""No colour alone carries a meaning; nothing is loaded from anywhere."""
