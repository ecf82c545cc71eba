console.log("Nothing was counted yet.");
