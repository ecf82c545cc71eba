export const fileName = (title, ending) => {
  const short = title.toLowerCase().trim().replace(/ /g, "-").replace(/\//g, "_").substr(0, 12);
  return [short === "" ? "untitled" : short, ending.toLowerCase().replace(/^\./, "")].join(".");
};
