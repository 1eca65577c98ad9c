// What kepler.gl's bundle expects to find in the page, under the names it expects.
import * as React from "react";
import * as ReactDOM from "react-dom";
import { createRoot } from "react-dom/client";
import * as ReactRedux from "react-redux";
import * as Redux from "redux";
import * as styledComponents from "styled-components";

const styled = Object.assign((tag) => styledComponents.styled(tag), styledComponents.styled, styledComponents);
Object.assign(globalThis, { React, ReactDOM: { ...ReactDOM, createRoot }, ReactRedux, Redux, styled });
