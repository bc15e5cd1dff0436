"""A region's own figures: fit the model to them, and compare measures there.

Marked lines part the cells of `calibrate_region.ipynb`, which `make_notebook.py` makes from this script.
"""

# %% [markdown]
# # A region's own figures: fit the model to them, and compare measures there
#
# Polderland is **not a real region**. The figures in `own_figures.csv` are made up, for this example only;
# nobody counted them. Put your own in their place, in the same form: `docs/validation.md` says what each
# column means.
#
# What happens here:
#
# 1. read the figures, and see how each was observed;
# 2. ask which of them the model could reach at all, before anything is fitted;
# 3. fit four parameters to them, and see what the figures pin down, and what they do not;
# 4. compare measures on draws of what is then known of the parameters.
#
# It simulates. It forecasts nothing, and says nothing about a real pupil.
#
# Install the extra `fit` (`pip install -e '.[fit]'`). `VERZUIM_SMALL=1 python
# examples/region/calibrate_region.py` lives some 70 small runs and shows that everything works; what it finds
# is worth nothing. Without it there are 560 runs of 10,000 pupils. Runs are kept: when you stop it and start it
# again, it goes on. As a notebook it is `calibrate_region.ipynb`.

# %%
import os
from pathlib import Path

from evidence.posterior import posterior_of
from experiments.calibration.model_runs import runs_of
from experiments.calibration.outcome import calibrate_model
from experiments.calibration.own_targets import read_own_targets
from experiments.calibration.plans import Plan, keep_plan
from experiments.calibration.prior_check import jobs_of, prior_check, prior_points
from experiments.calibration.published import fitted, published_figures
from experiments.calibration.settings import default_settings
from experiments.calibration.space import space_of
from experiments.compare.comparison import ALL_YEARS, verdict
from experiments.compare.plan import plan
from experiments.compare.run import compare
from scenarios import load
from viz.calibration.calibration_figures import draw_marginals
from viz.calibration.prior_figure import draw as draw_prior_check

globals().pop("__file__", None)  # or each process that runs are shared with would run this script again
SMALL = os.environ.get("VERZUIM_SMALL") == "1"
HERE = Path("examples/region") if Path("examples/region").is_dir() else Path()
OUT = Path(os.environ.get("VERZUIM_OUT", "results/region-small" if SMALL else "results/region"))

PARAMETERS = ["truancy.baseline", "truancy.age", "sickness.onset", "leaving.fall"]
MEASURES = ["coaching", "day-of-absence-contact"]
STUDENTS, BUDGET, DRAWS, TOWNS = (300, 40, 20, 3) if SMALL else (10_000, 400, 100, 20)

# %% [markdown]
# ## The figures
#
# Each row takes the place of the published figure of the same quantity and group, which says how a run counts
# it and how large its errors of reporting are. Only the region's own are fitted here. `error` is that of the
# figure in all, as a share of it.

# %%
own = read_own_targets(HERE / "own_figures.csv")
figures = [each for each in fitted(published_figures(own.targets, out_of=own.out_of)) if each.target in own.own]
for figure in figures:
    print(f"{figure.quantity}, {figure.group}: {figure.observed:.3g} {figure.unit}, error {figure.error:.0%}")

# %% [markdown]
# ## Could the model reach them?
#
# One run for each draw of the parameters from their priors. A figure that is out of reach means that these
# parameters, a prior, the model or the figure is wrong; fitting would hide it. Fit other parameters then, or
# ask how the figure was made.

# %%
space = space_of(PARAMETERS)
scenario = load("baseline")
asked = jobs_of(scenario, space, prior_points(space, DRAWS, seed=1), STUDENTS, years=2, seed=1)
before = prior_check(asked, OUT / "runs", own)
for reached in before.figures:
    if reached.target in own.own:
        print(f"{reached.quantity}, {reached.group}: {reached.low:.3g} to {reached.high:.3g}, {reached.reach}")
draw_prior_check(before, "en").savefig(OUT / "prior_check.png")

# %% [markdown]
# ## Fit
#
# Runs in waves, an emulator that says how sure it is, and a likelihood that one wrong figure does not upset
# (`docs/calibration.md`). The first year of a run does not count. The small budget leaves out the check on
# known truths.

# %%
settings = default_settings()
if SMALL:
    settings = settings.model_copy(update={"steps": (300, 600), "trials": 0})
fit = Plan(space, tuple(figures), scenario.name, STUDENTS, 2, BUDGET, seed=1, settings=settings)
fit.check()
keep_plan(fit, OUT)
found = calibrate_model(fit, OUT, runs_of(fit, OUT / "runs"))

# %% [markdown]
# First what the figures do **not** pin down. `contraction` is how much of the prior's variance is gone: near
# 0 the posterior is the prior, so what is said of that parameter is an assumption. Then the checks: one that
# fails is a reason to stop.

# %%
for line in found.parameters.to_dict("records"):
    told = "hardly pinned down" if line["contraction"] < 0.5 else "pinned down"
    print(f"{line['parameter']}: {line['contraction']:.0%} learned, {line['low']:.3g} to {line['high']:.3g}, {told}")
for check in found.verdicts:
    print(f"check {check.name}: {'in order' if check.passed else 'FAILED'}, power {check.power:.2f}")
draw_marginals(found, "en").savefig(OUT / "marginals.png")

# %% [markdown]
# ## Compare measures there
#
# Each replicate is another town with a draw of the parameters, the same for all scenarios in it; two towns share
# a draw. So the interval holds the chance of towns and what the figures left open about these parameters, and
# both can be told apart (`docs/compare.md`). What is not known of the other parameters, and of how large the
# measures' own effects are, is not in it.

# %%
comparison = compare(
    plan(
        ["baseline", *MEASURES], replicates=TOWNS, students=STUDENTS, years=2, seed=1,
        parameters=posterior_of(found.draws),
    ),
    OUT / "runs",
    command="examples/region/calibrate_region.py",
)
everybody = comparison.effects.query(f"year == {ALL_YEARS} and group == 'all'")
for line in everybody[everybody["measure"].isin(["missed_true", "vsv"])].to_dict("records"):
    said = f"{line['difference']:+.2f} ({line['low']:+.2f} to {line['high']:+.2f}) {line['unit']}"
    doubt = f"{line['by_parameters']:.0%} of the doubt by parameters"
    print(f"{line['scenario']}, {line['measure']}: {said}; {verdict(line['low'], line['high'])}; {doubt}")
