"""Pure figure builders: plain values in, a Drawing or a plain Plotly figure out; no database, no request, no clock."""
