"""Pure figure builders: plain values in, a Drawing out; no database, no request, no clock."""
