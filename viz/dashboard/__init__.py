"""The dashboard: what-if, classroom, under the hood. Only `verzuim dashboard` imports it."""
