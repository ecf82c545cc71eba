/** Concepts in the columns of a stage, of about the size of a real one. */
const COLUMNS = [1, 3, 2, 3, 1];
/** Enough stages to fill the window. */
const STAGES = [0, 1, 2, 3];
const WIDTH = 1_750;
const BAND = { height: 274, gap: 12 };
const BOX = { width: 204, height: 66 };

const boxes = COLUMNS.flatMap((count, column) =>
  Array.from({ length: count }, (_, row) => ({ x: 14 + column * 244, y: 34 + row * 80, ...BOX })),
);

/** Empty boxes in the place of the map, drawn until its data are there. */
export function MapSkeleton() {
  const height = STAGES.length * (BAND.height + BAND.gap) - BAND.gap;
  return (
    <div className="map-picture map-skeleton" role="status">
      <p className="unseen">The map is being drawn.</p>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} aria-hidden="true">
        {STAGES.map((stage) => (
          <g key={stage} transform={`translate(0 ${stage * (BAND.height + BAND.gap)})`}>
            <rect className="map-band" width={WIDTH} height={BAND.height} rx="10" />
            {boxes.map((box) => (
              <rect key={`${box.x} ${box.y}`} className="map-box" {...box} rx="9" />
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}
