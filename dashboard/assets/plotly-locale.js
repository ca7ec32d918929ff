/** Polish for Plotly: month and day names, number format, words of its interface. */
(() => {
  const months = ["styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień",
    "październik", "listopad", "grudzień"];
  const locale = {
    moduleType: "locale",
    name: "pl",
    dictionary: {
      "Autoscale": "Dopasuj osie",
      "Box Select": "Zaznacz prostokątem",
      "Click to enter Plot title": "Wpisz tytuł wykresu",
      "Click to enter X axis title": "Wpisz tytuł osi poziomej",
      "Click to enter Y axis title": "Wpisz tytuł osi pionowej",
      "Compare data on hover": "Porównaj wartości",
      "Double-click on legend to isolate one trace": "Kliknij dwukrotnie, aby zostawić jedną serię",
      "Double-click to zoom back out": "Kliknij dwukrotnie, aby oddalić",
      "Download plot": "Pobierz wykres",
      "Download plot as a PNG": "Pobierz wykres (PNG)",
      "Download plot as a png": "Pobierz wykres (PNG)",
      "Lasso Select": "Zaznacz dowolny kształt",
      "Pan": "Przesuń",
      "Reset": "Przywróć",
      "Reset axes": "Przywróć osie",
      "Show closest data on hover": "Pokaż najbliższą wartość",
      "Snapshot succeeded": "Obraz zapisany",
      "Sorry, there was a problem downloading your snapshot!": "Nie udało się zapisać obrazu.",
      "Taking snapshot - this may take a few seconds": "Przygotowuję obraz, może to potrwać kilka sekund",
      "Zoom": "Powiększ",
      "Zoom in": "Przybliż",
      "Zoom out": "Oddal",
    },
    format: {
      days: ["niedziela", "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota"],
      shortDays: ["nd.", "pon.", "wt.", "śr.", "czw.", "pt.", "sob."],
      months,
      shortMonths: ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"],
      periods: ["", ""],
      dateTime: "%A, %-d %B %Y, %X",
      date: "%d.%m.%Y",
      time: "%H:%M:%S",
      decimal: ",",
      thousands: "\u00A0",
      grouping: [3],
      currency: ["", "\u00A0zł"],
    },
  };
  // Plotly is fetched only when the first chart appears: until then the locale waits in a queue.
  if (typeof window.Plotly === "undefined") (window.PlotlyLocales = window.PlotlyLocales || []).push(locale);
  else window.Plotly.register(locale);
})();
