// SPDX-License-Identifier: Apache-2.0
// Every state has a line of its own (solid, double, dashed, dotted) beside its colour, so that the page can
// be read in grey, on paper, and by whoever does not tell colours apart. Contrasts are at least 4.5 to 1.
#include "render/html_style.hpp"

namespace bleibe::detail {

std::string_view html_style() noexcept {
    return R"css(
:root{color-scheme:light;--ink:#1b1f24;--soft:#545a63;--line:#d5d2c9;--paper:#faf8f3;--card:#fff;
--good:#14603a;--good-bg:#e6f3ea;--bad:#96191c;--bad-bg:#fbe6e4;--open:#704600;--open-bg:#fdf1d3;
--waived:#1d4a8a;--waived-bg:#e5eefa;--link:#1d4a8a}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,"Segoe UI","Helvetica Neue",
"Liberation Sans","DejaVu Sans",Arial,sans-serif;overflow-wrap:break-word;hyphens:manual}
.page{max-width:74rem;margin:0 auto;padding:1.25rem 1rem 3rem}
h1,h2,h3,h4,h5,p,ul,ol,dl,dd{margin:0;padding:0}
h1{font-size:1.35rem;line-height:1.3}
h2{font-size:1.5rem;line-height:1.25}
h3{font-size:1.15rem;line-height:1.3;margin:2.25rem 0 .75rem;padding-bottom:.3rem;border-bottom:2px solid var(--ink)}
h4{font-size:1.05rem;margin:1.5rem 0 .5rem}
h5{font-size:.85rem;font-weight:600;color:var(--soft);margin:0}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-100vw}
.skip:focus{position:static;display:inline-block;padding:.5rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.case-head{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;margin-bottom:1.25rem}
.case-head p{color:var(--soft)}
.contents{background:var(--card);border:1px solid var(--line);border-radius:.4rem;padding:.9rem 1.1rem;margin-bottom:1.5rem}
.contents h2{font-size:1rem}
.contents ol{list-style:none}
.contents li{display:flex;flex-wrap:wrap;gap:.1rem 1rem;padding:.45rem 0;border-top:1px solid var(--line)}
.contents li:first-child{border-top:0}
.contents a{flex:1 1 18rem}
article{margin-top:2.5rem}
.verdict{background:var(--card);border:1px solid var(--line);border-left:.5rem solid var(--soft);border-radius:.4rem;
padding:1.1rem 1.25rem}
.verdict.good{border-left-color:var(--good)}
.verdict.bad{border-left:.5rem double var(--bad)}
.verdict.open{border-left:.5rem dashed var(--open)}
.verdict .kind{color:var(--soft)}
.result{font-size:1.3rem;font-weight:700;margin:.5rem 0 .75rem}
.result .colour{font-size:1rem;font-weight:400;color:var(--soft)}
.state{white-space:nowrap;font-weight:600}
.result .state{white-space:normal;font-weight:700}
.state.good{color:var(--good)}.state.bad{color:var(--bad)}.state.open{color:var(--open)}.state.waived{color:var(--waived)}
.state.none{color:var(--soft);font-weight:400}
.rows{display:grid;grid-template-columns:minmax(6.5rem,max-content) 1fr;gap:.3rem 1rem}
.rows dt{color:var(--soft)}
.summary{display:grid;gap:1rem;margin-top:1rem}
.box{background:var(--card);border:1px solid var(--line);border-radius:.4rem;padding:.9rem 1.1rem}
.box h3{margin:0 0 .5rem;font-size:1.05rem;border:0;padding:0}
.box ol,.box ul{padding-left:1.3rem}
.box li+li{margin-top:.6rem}
.ways h3{margin-top:1.25rem}
.ways p{margin:.2rem 0 0}
.box ul.plain{list-style:none;padding-left:0}
.question{font-weight:600}
.small{font-size:.9rem;color:var(--soft)}
.legend{font-size:.9rem;line-height:2;margin-bottom:.5rem}
.legend-title{color:var(--soft)}
.legend-entry{white-space:nowrap;margin-right:.5rem}
.version{font-size:.9rem;color:var(--soft);margin-bottom:.75rem}
.norm h4{margin-bottom:.15rem}
.sentence{border-top:1px solid var(--line);padding:.9rem 0;display:grid;gap:.4rem}
.wording{font:1.1rem/1.75 Georgia,"Iowan Old Style","Times New Roman","Liberation Serif","DejaVu Serif",serif;max-width:44rem}
mark{background:none;color:inherit;padding:.05em .12em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark.good{background:var(--good-bg);border-bottom:2px solid var(--good)}
mark.bad{background:var(--bad-bg);border-bottom:4px double var(--bad);font-weight:600}
mark.open{background:var(--open-bg);border-bottom:2px dashed var(--open)}
mark.waived{background:var(--waived-bg);border-bottom:3px dotted var(--waived)}
mark.effect{border-bottom:1px solid var(--ink)}
mark.none{color:var(--soft);padding:0}
mark .sign{font:700 .8em/1 system-ui,"DejaVu Sans","Liberation Sans",sans-serif;margin-right:.2em;user-select:none}
mark.good .sign{color:var(--good)}mark.bad .sign{color:var(--bad)}mark.open .sign{color:var(--open)}
mark.waived .sign{color:var(--waived)}
sup{font:.7em/1 system-ui,"Liberation Sans","DejaVu Sans",sans-serif;margin-left:.1em}
sup .number{text-decoration:none;font-weight:700;padding:.1em}
.notes{display:grid;gap:.6rem;align-content:start;font-size:.92rem;line-height:1.45}
.notes:empty{display:none}
.note{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--soft);border-radius:.25rem;padding:.5rem .7rem}
.note.good,.point.good{border-left-color:var(--good)}
.note.bad,.point.bad{border-left:6px double var(--bad)}
.note.open,.point.open{border-left:4px dashed var(--open)}
.note.waived,.point.waived{border-left:4px dotted var(--waived)}
.note:target,.note:target+.note{scroll-margin-top:1rem}
.note:target{outline:2px solid var(--link)}
.note-remark,.left-out{color:var(--soft);font-size:.9rem}
.left-out{border-top:1px solid var(--line);padding-top:.6rem}
.point-head .number,.overview .number{display:inline-block;min-width:1.5em;text-align:center;font-size:.85em;font-weight:700;
border:1px solid currentColor;border-radius:1em;padding:0 .35em;text-decoration:none}
.compare{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .6rem;margin-top:.25rem}
.compare dt{color:var(--soft)}
.facts{list-style:none;margin-top:.25rem}
.facts ul{padding-left:1rem}
.facts strong{font-weight:600}
.facts .unknown strong{color:var(--open);border-bottom:1px dashed var(--open)}
.points{list-style:none;display:grid;gap:.75rem}
.point{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--soft);border-radius:.25rem;padding:.7rem .9rem}
.law{font-size:.95rem;margin-top:.2rem}
.quote{font-family:Georgia,"Iowan Old Style","Times New Roman","Liberation Serif","DejaVu Serif",serif}
.remark{margin-top:.3rem}
.lines{padding-left:1.2rem}
.lines li+li{margin-top:.3rem}
.dispute{margin-top:1rem}
.dispute h4{margin-bottom:.3rem}
.readings{list-style:none;display:grid;gap:.6rem}
.readings li{border-left:2px solid var(--line);padding-left:.8rem}
.overview{list-style:none}
.overview li{display:grid;grid-template-columns:10.5rem 1fr;gap:0 .75rem;padding:.3rem 0;border-top:1px solid var(--line)}
.overview .d1 .what{padding-left:1.2rem}.overview .d2 .what{padding-left:2.4rem}
.overview .d3 .what{padding-left:3.6rem}.overview .d4 .what{padding-left:4.8rem}
code{font:.85em ui-monospace,"Liberation Mono","DejaVu Sans Mono",monospace;color:var(--soft);overflow-wrap:anywhere}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
@media (min-width:52rem){
.page{padding:2rem 2rem 4rem}
.summary.two{grid-template-columns:1fr 1fr;align-items:start}
.sentence{grid-template-columns:6.5rem minmax(0,1fr) minmax(0,27rem);gap:1.25rem}
.sentence h5{padding-top:.4rem}
}
@media (max-width:30rem){
.rows,.overview li{grid-template-columns:1fr;gap:0}
.rows dd+dt{margin-top:.4rem}
.state{white-space:normal}
}
@media print{
@page{size:A4;margin:16mm 15mm}
html{font-size:9.5pt}
body{background:#fff;line-height:1.4}
.page{max-width:none;padding:0}
.skip{display:none}
article{margin-top:0;break-before:page}
.case-head+main>article:first-child{break-before:auto}
.contents,.box,.note,.point,.verdict{background:#fff}
.wording{font-size:10.5pt;line-height:1.6}
.notes{font-size:8.5pt}
.sentence{grid-template-columns:15mm minmax(0,1fr) 72mm;gap:4mm;padding:2.5mm 0}
.note,.point,.readings li,.box,.verdict,.overview li{break-inside:avoid}
.wording{orphans:3;widows:3}
h5{break-after:avoid}
h3,h4{break-after:avoid}
mark{background:none!important}
a{color:inherit}
.version a::after,.rows a::after{content:" (" attr(href) ")";font-size:.85em;overflow-wrap:anywhere}
}
)css";
}

} // namespace bleibe::detail
