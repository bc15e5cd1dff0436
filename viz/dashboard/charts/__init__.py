"""Every figure of the dashboard as data: options for ECharts, a table, a text alternative and a drawing for export.

Nothing here knows of Solara. Words and numbers are those of `viz.compare` and `viz.why`.
"""
