const SHORES = { village: "From the village", station: "From the station" };

/** The timetable for people. */
export function toPage(crossings) {
  const parts = Object.entries(SHORES).map(([shore, title]) => {
    const rows = crossings.filter((crossing) => crossing.shore === shore).map(toRow);
    return `<h2>${title}</h2>\n<ul>\n${rows.join("\n")}\n</ul>`;
  });
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>The ferry Elsie</title></head>
<body>
<h1>The ferry Elsie</h1>
${parts.join("\n")}
</body>
</html>
`;
}

function toRow({ leavesAt, free }) {
  const [day, time] = leavesAt.split("T");
  return `<li>${day}, ${time}: ${free === 0 ? "full" : `${free} places free`}</li>`;
}
