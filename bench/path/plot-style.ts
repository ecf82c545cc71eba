/** Colours of the chart in light and dark mode, with one class `p0` to `p4` per policy. */
export const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2430; }
  .title { font-size: 16px; font-weight: 600; }
  .panel { font-weight: 600; }
  .quiet { fill: #5a6270; font-size: 12px; }
  .card { fill: #ffffff; }
  .grid { stroke: #e1e4e9; }
  .zero { stroke: #5a6270; }
  .band { fill: #f4f6f8; }
  .p0 { --c: #8a6d00; } .p1 { --c: #3d4450; } .p2 { --c: #a3456f; } .p3 { --c: #2e7d5b; } .p4 { --c: #1668b8; }
  .mark { fill: var(--c); }
  .bar { stroke: var(--c); stroke-width: 2; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e8eaee; }
    .quiet { fill: #a6adb8; }
    .card { fill: #171a20; }
    .grid { stroke: #2c313b; }
    .zero { stroke: #a6adb8; }
    .band { fill: #1e222a; }
    .p0 { --c: #e0c04d; } .p1 { --c: #c3c9d3; } .p2 { --c: #ee8fb8; } .p3 { --c: #74cfa6; } .p4 { --c: #6db3f2; }
  }`;

/** One shape per policy, centred on 0,0, so that colour is not needed. */
export const SHAPES = [
  '<path d="M0 -5 L5 4 L-5 4 Z"/>',
  '<rect x="-4.5" y="-4.5" width="9" height="9"/>',
  '<path d="M0 -6 L6 0 L0 6 L-6 0 Z"/>',
  '<path d="M0 5 L5 -4 L-5 -4 Z"/>',
  '<circle r="6"/>',
] as const;
