exports.alertsFor = function (rule, minutes) {
  var result = [];
  var firing = false;
  for (var i = 0; i < minutes.length; i++) {
    var end = minutes[i].minute;
    var sums = { long: [0, 0], short: [0, 0] };
    for (var j = i; j >= 0; j--) {
      var age = end - minutes[j].minute;
      for (var name of ["long", "short"]) {
        if (age < rule[name]) {
          sums[name][0] += minutes[j].failed;
          sums[name][1] += minutes[j].total;
        }
      }
    }
    var shortBad = sums.short[1] > 0 && sums.short[0] / sums.short[1] > rule.limit;
    var longBad = sums.long[1] > 0 && sums.long[0] / sums.long[1] > rule.limit;
    if (firing) {
      if (!shortBad) {
        firing = false;
        result.push({ state: "resolved", minute: end });
      }
    } else if (shortBad && longBad && sums.short[1] >= rule.least) {
      firing = true;
      result.push({ state: "firing", minute: end });
    }
  }
  return result;
};

exports.budgetLeft = function (target, minutes) {
  var total = 0;
  var failed = 0;
  minutes.forEach(function (one) {
    total += one.total;
    failed += one.failed;
  });
  if (total === 0) return 1;
  var allowed = (1 - target) * total;
  return (allowed - failed) / allowed;
};
