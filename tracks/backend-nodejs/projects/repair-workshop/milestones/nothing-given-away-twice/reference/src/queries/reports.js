const REPORTS = {
  categories: `SELECT category, title, things::integer, repairs::integer, done::integer, saved_percent AS "savedPercent"
    FROM category_report ORDER BY category`,
  volunteers: `SELECT volunteer, done::integer, beyond_repair::integer AS "beyondRepair", working_on::integer AS "workingOn"
    FROM volunteer_report ORDER BY volunteer`,
  slots: `SELECT slot_id AS "slotId", starts_at AS "startsAt", places, booked::integer, free::integer
    FROM slot_report ORDER BY starts_at`,
};

export const reportNames = Object.keys(REPORTS);

export async function readReport(db, name) {
  const { rows } = await db.query(REPORTS[name]);
  return rows;
}
