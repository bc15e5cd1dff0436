"""Why a scenario does what it does: its effect split over mechanisms, over what it moves, and over friends."""
