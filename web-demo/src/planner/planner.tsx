import { store } from '../document/store';

const Planner = () => <h1>Networks: {Object.keys(store.document().request.networks ?? {}).length}</h1>;

export default Planner;
