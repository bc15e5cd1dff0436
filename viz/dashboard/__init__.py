"""The dashboard: what-if, lessons and what lies under the hood; only the command `verzuim dashboard` imports it."""
