"""Parameters fitted to published figures, with uncertainty: waves of runs, an emulator, a posterior, and its checks."""
