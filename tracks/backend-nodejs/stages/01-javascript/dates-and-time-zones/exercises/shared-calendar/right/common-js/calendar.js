exports.isDay = function (text) {
  const parts = text.split("-");
  if (parts.length !== 3 || text.length !== 10 || parts[0].length !== 4 || parts[1].length !== 2) return false;
  const [year, month, day] = parts.map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && !text.includes(" ") && !text.includes("+") && !text.includes(".");
};

exports.addDays = function (day, count) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + count)).toJSON().split("T")[0];
};

exports.daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 864e5);

exports.isOver = (end, now) => !(new Date(end).getTime() > new Date(now).getTime());

exports.inZone = function (moment, timeZone) {
  if (isNaN(new Date(moment))) return null;
  return new Date(moment).toLocaleString("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
};
