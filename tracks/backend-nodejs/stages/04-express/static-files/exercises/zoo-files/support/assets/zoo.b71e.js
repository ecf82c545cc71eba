document.title = "Zoo, open";
