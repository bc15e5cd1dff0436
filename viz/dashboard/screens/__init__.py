"""The screens of the dashboard, each a Solara component `Screen(asked, set_asked, bench)`."""
