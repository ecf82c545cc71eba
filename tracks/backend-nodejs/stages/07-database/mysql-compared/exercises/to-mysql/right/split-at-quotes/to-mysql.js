function toMysql(text, values) {
  const given = values || [];
  const used = [];
  const inStrings = text.split("'");
  const done = inStrings.map((piece, index) => {
    if (index % 2 === 1) return piece;
    const inNames = piece.split('"');
    return inNames
      .map((part, at) => {
        if (at % 2 === 1) return part;
        return part.replace(/\$(\d+)/g, (whole, digits) => {
          const place = Number(digits);
          if (place < 1 || place > given.length) throw new Error("no value for " + whole);
          used.push(given[place - 1]);
          return "?";
        });
      })
      .join("`");
  });
  return { text: done.join("'"), values: used };
}

module.exports = { toMysql };
